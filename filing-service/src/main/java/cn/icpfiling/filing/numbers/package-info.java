/**
 * Issues service numbers and queries the cloud for instances.
 *
 * <p>The query names the holder's account, which has the same id in the cloud. An instance of another account gets the
 * same answer as one that does not exist (INSTANCE_UNKNOWN). So no holder can take the numbers of another holder's
 * server or learn that the server exists. An instance has five numbers ({@code icp.service-numbers.per-instance}) and must run 90 more
 * days ({@code .days-left}). A key of the schema lets each slot of an instance have one number, and no number is issued twice.
 */
package cn.icpfiling.filing.numbers;
