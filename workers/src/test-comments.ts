/** Three things customers may say, in words that differ, for tests that need themes to be found. */
export const said = {
  parcel: [
    'My parcel has not arrived yet',
    'The parcel never arrived at my house',
    'Still waiting for my parcel to arrive',
    'Where is my parcel, it should have arrived on Monday',
    'Parcel has not arrived after two weeks',
    'The courier says the parcel arrived but it has not',
    'My parcel arrived three days late',
    'Waiting for the parcel since Friday',
  ],
  password: [
    'I forgot my password and cannot reset it',
    'Password reset email never comes',
    'How do I reset my password',
    'Reset password link does not work',
    'Cannot log in after password reset',
    'The password reset page shows an error',
    'My new password is refused after the reset',
    'Please reset my password',
  ],
  invoice: [
    'The invoice shows a wrong amount',
    'I was charged twice on my invoice',
    'Invoice amount is higher than agreed',
    'Wrong amount charged on the last invoice',
    'My invoice has a charge I do not know',
    'The invoice charged me for two months',
    'Why is the invoice amount different',
    'Charged the wrong amount on invoice for May',
  ],
} as const;

export const allSaid: readonly string[] = Object.values(said).flat();
