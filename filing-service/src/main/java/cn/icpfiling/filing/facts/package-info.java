/**
 * Gives verification-service the facts of an order that it verifies
 * ({@code GET /internal/orders/{id}/verification-facts}).
 */
package cn.icpfiling.filing.facts;
