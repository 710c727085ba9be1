/**
 * Draws slider pictures and accepts one answer to each, from the account or address for which it was drawn
 * ({@code SliderCaptchas}). The service decides who must solve a picture and how many it draws.
 */
package cn.icpfiling.platform.captcha;
