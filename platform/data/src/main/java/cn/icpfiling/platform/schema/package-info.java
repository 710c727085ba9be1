/**
 * Compares the migrations that this release needs with those that the database has. In a cluster a Job migrates before the replicas start
 * (ADR 0043). {@link cn.icpfiling.platform.schema.SchemaCheck} refuses to start on an older schema, and keeps a replica from being ready
 * on one. A newer schema is fine: it is that of the next release, whose replicas start beside this one, and a migration never takes away
 * what the release before needs.
 */
package cn.icpfiling.platform.schema;
