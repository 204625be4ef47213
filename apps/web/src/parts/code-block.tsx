import { CopyButton } from './copy.tsx';

/** Something to be copied, as it is. Long lines are broken, so that nothing is out of sight. */
export function CodeBlock({
  text,
  what,
  copied,
}: {
  text: string;
  what?: string /** What is copied in its place. */;
  copied?: string;
}) {
  return (
    <div class="code-block">
      <pre>
        <code>{text}</code>
      </pre>
      <CopyButton text={copied ?? text} what={what} />
    </div>
  );
}
