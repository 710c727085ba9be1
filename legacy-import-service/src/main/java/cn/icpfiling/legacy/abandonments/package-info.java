/**
 * Has the support end unfinished orders of the old platform (LI-6, docs/trade.md 3.11). Such an order cannot move, and while it is open
 * its login is refused. A grant marks the order abandoned, after which the login can be used.
 */
package cn.icpfiling.legacy.abandonments;
