package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.Route;

/** The next step, and whether the domain is already filed here, so that nothing must be transferred. */
record LegacyRoute(Route route, boolean filedHere) {}
