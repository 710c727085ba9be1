package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.Route;

/** The way to go, and whether there is nothing to bring over because it is here. */
record LegacyRoute(Route route, boolean filedHere) {}
