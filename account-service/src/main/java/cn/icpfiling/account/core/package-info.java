/**
 * Holds accounts, codes, sessions, staff and partners without a framework. {@code StaffRoles} says which roles
 * exclude each other and why; {@code NoticeTemplate} lists the notices.
 */
package cn.icpfiling.account.core;
