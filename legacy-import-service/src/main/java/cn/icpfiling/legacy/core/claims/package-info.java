/** A claim of an account on a filing of the old platform, and the table of its states. */
package cn.icpfiling.legacy.core.claims;
