package cn.icpfiling.filing.prefill;

/**
 * The refusal of an offer.
 *
 * @param blockPartner whether the partner may prepare no further orders for the phone
 */
record PrefillDeclination(Boolean blockPartner) {}
