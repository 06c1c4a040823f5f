"""What a lesson shows: cards to read, and one room for each live part. No part knows a host or a widget."""
