"""The parties' model statutes for local chapters, one file a party. Pure: knows neither Django nor the database."""
