/**
 * Takes over staff and services from the file {@code icp.bootstrap.file} (YAML) at each start.
 *
 * <p>The service takes over what changed in the file since the last start: of a member of staff the name, the roles, the
 * mobile number, the password and the second factor, each for itself. So what an administrator changed through the API
 * stays until the file says something new of the same part. The first start that finds a record without knowing what the
 * file said of it before (the first one of this release, or a login that an administrator added) only notes what the file
 * says, because the record may hold an administrator's act.
 *
 * <p>Other roles and a changed password end the sessions; another {@code totp} replaces the second factor and ends its
 * sessions. The secret of a service is what the file says, because no act changes it. A member of staff who is no longer
 * in the file keeps their account. A file that is configured but missing or wrong stops the start with one sentence.
 */
package cn.icpfiling.account.bootstrap;
