/** Texts in the language of the caller, which resources share. */
package cn.icpfiling.filing.web;
