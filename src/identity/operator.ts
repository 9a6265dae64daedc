/** The operator: whoever runs the command line, and the program itself. It has no API key. */
export const OPERATOR_ID = '00000000-0000-7000-8000-000000000000';
