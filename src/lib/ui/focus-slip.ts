import { tick } from 'svelte';

/**
 * After an attempt that did not succeed: into the first field with a slip, where its sentence is read out;
 * otherwise back to the button that was pressed.
 */
export async function focusSlip(form: HTMLFormElement): Promise<void> {
	await tick();
	const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]');
	(wrong ?? form.querySelector<HTMLElement>('[type="submit"]'))?.focus();
}
