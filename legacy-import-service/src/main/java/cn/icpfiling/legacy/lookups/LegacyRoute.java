package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.Route;
import java.time.Instant;

/**
 * The next step, and whether the domain is already filed here, so that nothing must be transferred.
 *
 * @param submittedAt when the filing was submitted on the old platform; null without one
 */
record LegacyRoute(Route route, Instant submittedAt, boolean filedHere) {}
