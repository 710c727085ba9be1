/**
 * How papers reach an order: the checklist names the kinds that it needs, and an upload takes one paper in parts.
 */
package cn.icpfiling.filing.core.uploads;
