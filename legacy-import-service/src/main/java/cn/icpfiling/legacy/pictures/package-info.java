/**
 * Checks slider pictures. Browsers ({@code icp.legacy.captcha-clients}) send one with an application for another old login; every client
 * sends one with a try at an old login that is guessed. An answer that is sent is always checked.
 */
package cn.icpfiling.legacy.pictures;
