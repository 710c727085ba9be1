/**
 * Lists the domains that the authority saw open at this provider without a filing (WBAWZLB):
 * {@code GET /unfiled-sites}, for the staff.
 */
package cn.icpfiling.filing.unfiled;
