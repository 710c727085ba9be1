/**
 * Takes over staff and services from the file {@code icp.bootstrap.file} (YAML) at each start.
 *
 * <p>The service takes over what changed. A changed password ends the sessions of the old one; another {@code totp}
 * replaces the second factor and ends its sessions. A member of staff who is no longer in the file keeps their
 * account. A file that is configured but missing or wrong stops the start with one sentence.
 */
package cn.icpfiling.account.bootstrap;
