import { useTexts } from '../texts/language.ts';

export function Footer() {
  const { site, nav } = useTexts();
  return (
    <footer class="footer">
      <p>{site.footer}</p>
      <p class="footer-links">
        <a href="/help">{nav.help}</a>
        <a href="/privacy">{nav.privacy}</a>
        <a href="/accessibility">{nav.accessibility}</a>
        <a href="/help/api">{site.api}</a>
        <a href="/mine">{site.mine}</a>
        <a href="/account">{site.account}</a>
        <a href="/dashboard">{site.dashboard}</a>
      </p>
    </footer>
  );
}
