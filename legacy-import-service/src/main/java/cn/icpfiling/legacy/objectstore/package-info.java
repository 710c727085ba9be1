/**
 * The S3 clients of this service: the old platform's papers (package handover) and files of a load that lie in a bucket (package loads).
 * Endpoint and keys come from the configuration only. A client asks no other host: it follows no redirect, and reads no profile of the
 * machine.
 */
package cn.icpfiling.legacy.objectstore;
