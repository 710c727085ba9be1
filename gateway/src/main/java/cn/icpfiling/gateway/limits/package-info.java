/**
 * How many requests a caller may send. Counted by GCRA in the memory of this replica, without a lock, and together with the other
 * replicas in Valkey if one is configured. Callers read where they stand in the headers RateLimit and RateLimit-Policy
 * (draft-ietf-httpapi-ratelimit-headers).
 */
package cn.icpfiling.gateway.limits;
