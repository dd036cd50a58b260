export const journals = {};
