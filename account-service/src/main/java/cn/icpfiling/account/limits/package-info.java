/**
 * Counts requests by phone, address and device in the database, by the machine's clock.
 */
package cn.icpfiling.account.limits;
