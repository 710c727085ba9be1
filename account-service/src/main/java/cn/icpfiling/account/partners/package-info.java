/**
 * Lets administrators add, suspend and resume partners (ADR 0015). An administrator creates the partner, its first
 * client and the first credential of that client; with {@code clients:write} a client creates others. A suspended
 * partner gets no token for any client. After it is resumed, all is as before, and tokens that have not run out work
 * again; for six seconds a new one may still be refused.
 */
package cn.icpfiling.account.partners;
