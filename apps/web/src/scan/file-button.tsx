import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

type FileButtonProps = {
  class: string;
  multiple?: boolean;
  accept?: string;
  onFiles: (files: readonly File[]) => void;
  children: ComponentChildren;
};

/** A real button that opens the system's picker: no permission beyond the files chosen there. */
export function FileButton({
  class: name,
  multiple,
  accept = 'image/*,.heic,.heif',
  onFiles,
  children,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = () => {
    const files = [...(input.current!.files ?? [])];
    input.current!.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <button type="button" class={name} onClick={() => input.current!.click()}>
        {children}
      </button>
      <input ref={input} type="file" hidden accept={accept} multiple={multiple} onChange={chosen} />
    </>
  );
}
