package cn.icpfiling.account.quotas;

/**
 * The quotas of requests in force, for the gateway.
 *
 * @param clientMinute null if the client has none of its own
 * @param clientDay null if the client has none of its own
 */
public record RequestQuotas(int minute, int day, Integer clientMinute, Integer clientDay) {}
