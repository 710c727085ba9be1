/**
 * Names the provider to pages, in versions.
 *
 * <p>{@code GET /api/v1/provider-profile} tells any caller, signed in or not, the provider's display name, the
 * numbers it calls from, where help is found and how a domain is pointed to an instance, in the reader's language.
 * {@code provider/profile.yaml} is version 0. {@code POST /api/v1/provider-profiles} replaces the profile as a whole,
 * at once or from a day on, and names the version that it replaces; a key gives each version one successor. Each
 * request asks which version is in force, so all replicas change at the same moment.
 *
 * <p>The confirmation of an order shows name and numbers beside the declaration that the provider may call from them.
 * No other part of this service names the provider. account-service still names it by its own settings
 * {@code icp.provider.*}; what it shows should be read here.
 */
package cn.icpfiling.filing.provider;
