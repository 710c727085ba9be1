/**
 * Draws the picture that a stranger must solve before a code is sent ({@code POST /public-captchas}, the platform's
 * slider). A picture is good for the address for which it was drawn, for two minutes and one answer; an address gets
 * 60 an hour ({@code icp.captchas.per-address-and-hour}).
 */
package cn.icpfiling.account.captchas;
