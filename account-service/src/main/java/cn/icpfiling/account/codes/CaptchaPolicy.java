package cn.icpfiling.account.codes;

/** When a stranger must have solved a picture before a code is sent ({@code icp.codes.captcha}). */
enum CaptchaPolicy {
    NONE,
    WHEN_BESIEGED,
    ALWAYS
}
