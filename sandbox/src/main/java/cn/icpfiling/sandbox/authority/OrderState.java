package cn.icpfiling.sandbox.authority;

/**
 * The state of an upload. RECEIVED becomes INVALID or SMS_PENDING; SMS_PENDING becomes SMS_FAILED or UNDER_REVIEW;
 * UNDER_REVIEW becomes GRANTED or REFUSED.
 */
enum OrderState {
    RECEIVED,
    INVALID,
    SMS_PENDING,
    SMS_FAILED,
    UNDER_REVIEW,
    GRANTED,
    REFUSED
}
