/**
 * The language of notice texts, and the rules that a text keeps. A text knows values, conditions and lists, and calls nothing: an
 * administrator who writes one cannot run code with it.
 */
package cn.icpfiling.account.core.templates;
