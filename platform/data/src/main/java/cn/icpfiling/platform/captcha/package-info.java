/**
 * Draws slider pictures and takes each answer once, for the account or the address for which they were drawn
 * ({@code SliderCaptchas}). The service says who must solve one, and how many are drawn.
 */
package cn.icpfiling.platform.captcha;
