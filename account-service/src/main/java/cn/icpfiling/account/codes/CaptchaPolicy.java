package cn.icpfiling.account.codes;

/** When a caller without a session must solve a captcha before a code is sent ({@code icp.codes.captcha}). */
enum CaptchaPolicy {
    NONE,
    WHEN_BESIEGED,
    ALWAYS
}
