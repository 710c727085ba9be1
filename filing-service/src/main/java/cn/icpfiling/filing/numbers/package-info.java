/**
 * Gives out service numbers and asks the cloud whether an instance exists.
 *
 * <p>The cloud is asked with the holder's account, which is the same there. An instance of another account is
 * answered like one that does not exist (INSTANCE_UNKNOWN). So no holder takes the five numbers of another's server
 * or learns that the server exists. Five numbers an instance and "no number is given out twice" are keys of the
 * schema.
 */
package cn.icpfiling.filing.numbers;
