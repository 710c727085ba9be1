/**
 * Lists the domains that the authority found online at this provider without a filing (WBAWZLB):
 * {@code GET /unfiled-sites}, for the staff.
 */
package cn.icpfiling.filing.unfiled;
