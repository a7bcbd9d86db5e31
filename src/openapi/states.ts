/** The provider state in which an operation gives one of its documented answers, for interactions that nobody wrote by hand. */
export interface AnswerState {
  readonly name: string;
  readonly params: { readonly operation: string; readonly status: number };
}

export const answerState = (operation: string, status: number): AnswerState => ({ name: `${operation} answers ${status}`, params: { operation, status } });
