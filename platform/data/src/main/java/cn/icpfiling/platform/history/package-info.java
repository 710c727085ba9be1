/**
 * What happened to an object, as one service knows it (ADR 0045). Each service offers {@code POST
 * /internal/history-entries} by this package: the entries after a position, oldest first, at most a page. A service says
 * in a bean {@link cn.icpfiling.platform.history.HistorySource} which of its tables hold events and how its own ids hang
 * together; the package adds the audit, merges, bounds and cuts. The number of statements does not grow with the page.
 * Entries hold ids, codes and times only.
 */
package cn.icpfiling.platform.history;
