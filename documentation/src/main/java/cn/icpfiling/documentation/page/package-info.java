/**
 * The pages of the site: those that are written by hand as Markdown, and those that are made of the sources.
 */
package cn.icpfiling.documentation.page;
