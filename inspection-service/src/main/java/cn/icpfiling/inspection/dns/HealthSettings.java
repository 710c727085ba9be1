package cn.icpfiling.inspection.dns;

/**
 * When a group of name servers counts as turned bad at once.
 *
 * @param share part of the group's domains that turned bad in this run, 0 to 1
 * @param fewest domains that turned bad; smaller groups are never frozen
 * @param mostHeld verdicts held back until their group is judged. Beyond the bound the group with most of them is judged
 *     early by what is known, because proofs take about 1 KB of memory a verdict, with large answers up to 64 KB each.
 *     An early judgement depends on the order of the domains. Give more than the domains of a scan to have none
 */
public record HealthSettings(double share, int fewest, int mostHeld) {
    public HealthSettings {
        if (!(share > 0 && share <= 1) || fewest < 1 || mostHeld < 1) {
            throw new IllegalArgumentException("0 < share <= 1, fewest >= 1, mostHeld >= 1");
        }
    }

    public static HealthSettings defaults() {
        return new HealthSettings(0.5, 50, 100_000);
    }
}
