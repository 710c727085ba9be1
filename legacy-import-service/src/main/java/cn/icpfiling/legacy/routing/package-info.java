/**
 * Decides where a filing of the old platform goes: claim, import, or nothing (docs/trade.md 3.11, ADR 0039).
 *
 * <p>{@code rules/legacy-routes.yaml} has the rows, to the second in Beijing. {@code LegacyRoutes} is pure and refuses a table
 * in which a filing fits no row or two. {@code OldFilings} finds the filing of a domain and a certificate, and takes account of
 * what became of it: a filing that is filed here by another way waits for nothing.
 */
package cn.icpfiling.legacy.routing;
