/** The page on which users sign up and in. */
export { FormProblem, PasswordHelp } from './password-form.tsx';
export { SignIn } from './sign-in.tsx';
export { useReturned } from './use-returned.ts';
export { useSubmit } from './use-submit.ts';
