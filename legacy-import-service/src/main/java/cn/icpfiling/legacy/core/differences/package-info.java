/** Differences between the two services that an administrator settles by hand. */
package cn.icpfiling.legacy.core.differences;
