/**
 * What every program does around the generated operations: tokens, safe retries, problem details, ETags, pages, waiting and webhooks. The
 * operations are in {@code cn.icpfiling.client.api}, their records in {@code cn.icpfiling.client.model}; both are generated from the
 * contract.
 */
package cn.icpfiling.client;
