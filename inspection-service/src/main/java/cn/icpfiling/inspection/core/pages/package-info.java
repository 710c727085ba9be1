/**
 * Judges the home page of a filed site: is the filing number shown, right and linked, is the police number shown, does the content fit what
 * is filed. Plain Java over what a visitor can see ({@link cn.icpfiling.inspection.core.pages.PageContent}); words and hosts are data
 * ({@link cn.icpfiling.inspection.core.pages.PageWords}).
 *
 * <p>A fault of the number is decided here. What a page is about is only suspected: a person confirms it. What cannot be seen, because a
 * script makes the page or a login hides it, is UNKNOWN and never "not shown".
 */
package cn.icpfiling.inspection.core.pages;
