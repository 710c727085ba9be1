/**
 * Issues service numbers and queries the cloud for instances.
 *
 * <p>The query names the holder's account, which has the same id in the cloud. An instance of another account gets the
 * same answer as one that does not exist (INSTANCE_UNKNOWN). So no holder can take the five numbers of another holder's
 * server or learn that the server exists. Keys of the schema enforce five numbers for an instance and that no number is
 * issued twice.
 */
package cn.icpfiling.filing.numbers;
