import { useEffect } from 'preact/hooks';

/** Of an open menu: the arrows move the focus, Escape and a press elsewhere close. */
export function useMenuKeys(place: { readonly current: HTMLDivElement | null }, onClose: () => void): void {
  useEffect(() => {
    const items = () => [...(place.current?.querySelectorAll('button') ?? [])];
    items()[0]?.focus();
    place.current?.scrollIntoView({ block: 'nearest' });
    const onKeyDown = (event: KeyboardEvent) => {
      const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (event.key !== 'Escape' && by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (by === undefined) return onClose();
      const all = items();
      all.at((all.indexOf(document.activeElement as HTMLButtonElement) + by) % all.length)?.focus();
    };
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(place.current?.parentElement?.contains(target as Node) ?? false)) onClose();
    };
    place.current?.addEventListener('keydown', onKeyDown);
    document.addEventListener('pointerdown', onPointerDown);
    const element = place.current;
    return () => {
      element?.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, []);
}
