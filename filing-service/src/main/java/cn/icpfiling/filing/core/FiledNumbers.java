package cn.icpfiling.filing.core;

/**
 * Under which numbers the authority had subject and service when it was asked.
 *
 * @param subject null when it was not filed or could not be asked for
 * @param service null when the domain was not filed
 */
public record FiledNumbers(String subject, String service) {

    public static final FiledNumbers NONE = new FiledNumbers(null, null);
}
