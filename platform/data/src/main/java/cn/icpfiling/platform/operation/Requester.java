package cn.icpfiling.platform.operation;

import java.util.Locale;
import java.util.UUID;

/**
 * The sender of an operation, as far as its lines are processed in the sender's name.
 *
 * @param owner account or partner that may see the operation
 * @param client null where the handler does not need it
 * @param language of the problems of its lines
 * @param traceparent null for a request without one
 */
public record Requester(UUID owner, String client, Locale language, String traceparent) {}
