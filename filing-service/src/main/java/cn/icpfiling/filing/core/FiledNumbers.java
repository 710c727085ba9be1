package cn.icpfiling.filing.core;

/**
 * The numbers that the authority had for subject and service when it was queried.
 *
 * @param subject null if it was not filed or could not be queried
 * @param service null if the domain was not filed
 */
public record FiledNumbers(String subject, String service) {

    public static final FiledNumbers NONE = new FiledNumbers(null, null);
}
