[assembly: Guild.Abstractions.ContractVersion("2.0")]
